"""Checks of build_model_shapes: one value each, worked out from the network's settings."""

from grader.checks import Text, assert_stated, check

SIDE, CHANNELS, FILTERS, KERNEL = 224, 3, 32, 3
TOKENS, VOCABULARY, WIDTH, CLASSES = 100, 10_000, 64, 10
BATCH, BYTES = 64, 4

OUT = SIDE - KERNEL + 1
CONV_PARAMETERS = FILTERS * (KERNEL * KERNEL * CHANNELS + 1)
IMAGE = OUT * OUT * FILTERS
EMBEDDING = VOCABULARY * WIDTH
TEXT = TOKENS * WIDTH
FUSED = IMAGE + TEXT
DENSE = (FUSED + 1) * CLASSES
TOTAL = CONV_PARAMETERS + EMBEDDING + DENSE
ACTIVATION = BATCH * IMAGE
POOLED = (OUT // 2) * (OUT // 2) * FILTERS
POOLED_DENSE = (POOLED + TEXT + 1) * CLASSES
POOLED_TOTAL = CONV_PARAMETERS + EMBEDDING + POOLED_DENSE


def size(count):
    """Return a number of bytes as a quantity."""
    return f"{count} byte"


@check(zh="卷积输出的形状", en="The shape of the convolution's output", points=1)
def test_conv_output(submission):
    mistakes = {
        (SIDE, SIDE, FILTERS): Text(
            zh='这是填充为 "same" 时的边长；不填充时每边要少 k − 1。',
            en='That is the size with "same" padding; without, each side loses k − 1.',
        ),
        (SIDE - KERNEL, SIDE - KERNEL, FILTERS): Text(
            zh="少算了一个位置：边长 n 上能放下 n − k + 1 个卷积核。",
            en="One place is missing: a kernel has n − k + 1 places along n pixels.",
        ),
        (FILTERS, OUT, OUT): Text(
            zh="这是通道在前的写法；Keras 默认通道在最后。",
            en="That has channels first; in Keras they come last.",
        ),
        (None, OUT, OUT, FILTERS): Text(
            zh="题目要的是一张图像的形状，不含批次轴。",
            en="The shape of one image is asked for, without the batch axis.",
        ),
        (OUT, OUT, CHANNELS): Text(
            zh="通道数写成了输入的；输出的通道数是卷积核的个数。",
            en="Those are the input's channels; the output has one for each filter.",
        ),
        (OUT, OUT, CHANNELS * FILTERS): Text(
            zh="每个卷积核会把所有输入通道加在一起，只给出一个输出通道。",
            en="A filter adds up all input channels and gives a single output channel.",
        ),
    }
    assert_stated(submission.predict(), "conv_output", (OUT, OUT, FILTERS), mistakes)


@check(zh="卷积层的参数个数", en="The parameters of the convolution", points=1)
def test_conv_parameters(submission):
    mistakes = {
        FILTERS * KERNEL * KERNEL * CHANNELS: Text(
            zh="漏了偏置：每个卷积核还有一个。", en="The biases are missing: one for each filter."
        ),
        FILTERS * (KERNEL * KERNEL + 1): Text(
            zh="没算输入通道：每个卷积核贯穿全部 3 个通道。",
            en="The input channels are missing: each filter reaches through all 3.",
        ),
        FILTERS * CHANNELS * (KERNEL * KERNEL + 1): Text(
            zh="偏置每个卷积核只有一个，不是每个通道一个。",
            en="There is one bias per filter, not one per channel.",
        ),
        OUT * OUT * CONV_PARAMETERS: Text(
            zh="把每个位置的参数都算了一遍；卷积的参数在各位置共享。",
            en="This counts them anew for each place, but a convolution shares its parameters.",
        ),
    }
    assert_stated(submission.predict(), "conv_parameters", CONV_PARAMETERS, mistakes)


@check(
    zh="图像分支展平后的长度",
    en="The length of the flattened image branch",
    points=1,
    after=test_conv_output,
)
def test_image_flatten(submission):
    mistakes = {
        OUT * OUT: Text(
            zh="漏乘了通道数：展平是把三个轴都乘起来。",
            en="The channels are missing: Flatten multiplies all three axes.",
        ),
        SIDE * SIDE * CHANNELS: Text(
            zh="这是输入图像的长度；展平的是卷积的输出。",
            en="That is the input image; what gets flattened is the convolution's output.",
        ),
        BATCH * IMAGE: Text(
            zh="Flatten 不合并批次轴，长度是对一张图像说的。",
            en="Flatten leaves the batch axis alone; the length is that of one image.",
        ),
        FILTERS: Text(
            zh="这是全局池化之后的长度；Flatten 保留每个位置。",
            en="That is the length after global pooling; Flatten keeps every place.",
        ),
    }
    assert_stated(submission.predict(), "image_flatten", IMAGE, mistakes)


@check(zh="词嵌入的参数个数", en="The parameters of the embedding", points=1)
def test_embedding_parameters(submission):
    mistakes = {
        TOKENS * WIDTH: Text(
            zh="这是一段文本的向量总长；参数是整张词表，和文本长度无关。",
            en="Those are one text's vectors; the parameters are the whole table.",
        ),
        EMBEDDING + WIDTH: Text(
            zh="Embedding 只是查表，没有偏置。", en="Embedding only looks up rows; it has no bias."
        ),
        EMBEDDING * TOKENS: Text(
            zh="各个位置查的是同一张表，不用乘文本长度。",
            en="All positions share one table, so don't multiply by the text's length.",
        ),
    }
    assert_stated(submission.predict(), "embedding_parameters", EMBEDDING, mistakes)


@check(
    zh="拼接后的长度",
    en="The length of the concatenated vector",
    points=1,
    after=test_image_flatten,
)
def test_fused_length(submission):
    mistakes = {
        IMAGE + TOKENS: Text(
            zh="文本不再是 100 个编号：每个编号已经变成 64 维向量。",
            en="The text is no longer 100 ids: each has become a vector of 64.",
        ),
        IMAGE + WIDTH: Text(
            zh="展平不是取平均：100 个词元的向量都保留着。",
            en="Flatten is no mean: the vectors of all 100 tokens are kept.",
        ),
        IMAGE + EMBEDDING: Text(
            zh="加上的是整张词表；一段文本只用到其中 100 行。",
            en="This adds the whole table, but a text uses 100 rows of it.",
        ),
        IMAGE * TEXT: Text(
            zh="拼接是长度相加，不是相乘（那是外积）。",
            en="Concatenation adds lengths; multiplying them would be an outer product.",
        ),
    }
    assert_stated(submission.predict(), "fused_length", FUSED, mistakes)


@check(
    zh="全连接层的参数个数",
    en="The parameters of the dense layer",
    points=1,
    after=test_fused_length,
)
def test_dense_parameters(submission):
    mistakes = {
        FUSED * CLASSES: Text(
            zh="漏了偏置：每个类别一个。", en="The biases are missing: one for each class."
        ),
        FUSED * CLASSES + 1: Text(
            zh="偏置不止一个：每个类别都有。", en="There is more than one bias: each class has one."
        ),
        FUSED * (CLASSES + 1): Text(
            zh="偏置是每个输出一个，不是每个输入一个。",
            en="Biases come one per output, not one per input.",
        ),
        FUSED + CLASSES: Text(
            zh="每个输入都连到每个类别，要相乘。",
            en="Every input is joined to every class, so multiply.",
        ),
    }
    assert_stated(submission.predict(), "dense_parameters", DENSE, mistakes)


@check(
    zh="整个网络的参数个数",
    en="The parameters of the whole network",
    points=1,
    after=test_dense_parameters,
)
def test_total_parameters(submission):
    mistakes = {
        TOTAL - EMBEDDING: Text(
            zh="漏了 Embedding，它的词表也要训练。",
            en="Embedding is missing, whose table is trained as well.",
        ),
        TOTAL - CONV_PARAMETERS: Text(
            zh="漏了卷积层，虽然它只有不到一千个参数。",
            en="The convolution is missing, small as it is.",
        ),
        DENSE: Text(
            zh="这只是全连接层，还要加上卷积和 Embedding。",
            en="That is the dense layer alone; add the convolution and the embedding.",
        ),
        TOTAL + FUSED: Text(
            zh="拼接和展平都没有参数。", en="Neither Flatten nor concatenate has parameters."
        ),
    }
    assert_stated(submission.predict(), "total_parameters", TOTAL, mistakes)


@check(
    zh="全部参数的内存",
    en="The memory of all parameters",
    points=1,
    after=test_total_parameters,
)
def test_weights_memory(submission):
    mistakes = {
        size(TOTAL): Text(
            zh="按每个参数 1 字节算了；float32 是 4 字节。",
            en="That takes 1 byte per parameter; float32 needs 4.",
        ),
        size(TOTAL * 2): Text(
            zh="每个参数 2 字节是半精度；float32 是 4 字节。",
            en="2 bytes per parameter is half precision; float32 needs 4.",
        ),
        size(TOTAL * 8): Text(
            zh="每个参数 8 字节是 float64；float32 是 4 字节。",
            en="8 bytes per parameter is float64; float32 needs 4.",
        ),
        size(TOTAL * 32): Text(
            zh="把 32 位当成了 32 字节；8 位才是 1 字节。",
            en="That takes 32 bits for 32 bytes; a byte has 8 bits.",
        ),
        f"{TOTAL * BYTES / 2**20} MB": Text(
            zh="按 2²⁰ 字节换算的是 MiB；1 MB 是 10⁶ 字节。",
            en="Dividing by 2²⁰ gives MiB; 1 MB is 10⁶ bytes.",
        ),
        size(TOTAL * BYTES * 4): Text(
            zh="这连梯度和 Adam 的两份动量都算上了；题目只问参数本身。",
            en="That includes gradients and Adam's two moments; only the parameters are asked for.",
        ),
    }
    assert_stated(submission.predict(), "weights_memory", size(TOTAL * BYTES), mistakes)


@check(
    zh="一批图像的卷积输出的内存",
    en="The memory of the convolution's output for a batch",
    points=1,
    after=test_image_flatten,
)
def test_activation_memory(submission):
    mistakes = {
        size(IMAGE * BYTES): Text(
            zh="这是一张图像的；一批有 64 张，每张的输出都要留着。",
            en="That is one image; a batch has 64, and each has an output of its own.",
        ),
        size(ACTIVATION): Text(
            zh="少乘了每个数的 4 字节。", en="The 4 bytes of each number are missing."
        ),
        size(BATCH * SIDE * SIDE * CHANNELS * BYTES): Text(
            zh="这是输入图像的内存；卷积输出有 32 个通道。",
            en="That is the input images; the convolution's output has 32 channels.",
        ),
        f"{ACTIVATION * BYTES / 2**20} MB": Text(
            zh="按 2²⁰ 字节换算的是 MiB；1 MB 是 10⁶ 字节。",
            en="Dividing by 2²⁰ gives MiB; 1 MB is 10⁶ bytes.",
        ),
        size(BATCH * CONV_PARAMETERS * BYTES): Text(
            zh="这里问的是输出，不是参数；参数不随批次变多。",
            en="The output is asked for, not the parameters, which don't grow with the batch.",
        ),
    }
    assert_stated(submission.predict(), "activation_memory", size(ACTIVATION * BYTES), mistakes)


@check(
    zh="加上池化后图像分支的长度",
    en="The length of the image branch with pooling",
    points=1,
    after=test_image_flatten,
)
def test_pooled_flatten(submission):
    mistakes = {
        IMAGE: Text(
            zh="池化会缩小高和宽，长度不可能不变。",
            en="Pooling shrinks height and width, so the length can't stay.",
        ),
        IMAGE // 2: Text(
            zh="高和宽各减一半，长度是原来的四分之一。",
            en="Height and width are halved both, which leaves a quarter.",
        ),
        (OUT - 1) * (OUT - 1) * FILTERS: Text(
            zh="这是步长 1 的池化；题目的步长是 2。",
            en="That is pooling with stride 1; here it is 2.",
        ),
        (OUT // 2) * (OUT // 2) * (FILTERS // 2): Text(
            zh="池化逐通道进行，通道数不变。",
            en="Pooling works on each channel; they stay as many.",
        ),
        (SIDE // 2 - KERNEL + 1) ** 2 * FILTERS: Text(
            zh="顺序反了：先卷积，后池化。",
            en="The order is reversed: convolution first, then pooling.",
        ),
        (OUT // 2) * (OUT // 2): Text(zh="漏乘了通道数。", en="The channels are missing."),
    }
    assert_stated(submission.predict(), "pooled_flatten", POOLED, mistakes)


@check(
    zh="加上池化后整个网络的参数个数",
    en="The parameters of the whole network with pooling",
    points=1,
    after=test_pooled_flatten,
)
def test_pooled_total_parameters(submission):
    mistakes = {
        TOTAL: Text(
            zh="池化自己没有参数，但全连接层的输入变短了。",
            en="Pooling has no parameters, but the dense layer gets a shorter input.",
        ),
        TOTAL // 4: Text(
            zh="只有全连接层里图像的那部分变成四分之一，其余不变。",
            en="Only the image's share of the dense layer becomes a quarter; the rest stays.",
        ),
        CONV_PARAMETERS + EMBEDDING + DENSE // 4: Text(
            zh="全连接层里文本的那部分和偏置不会变小。",
            en="The text's share of the dense layer and the biases don't shrink.",
        ),
        CONV_PARAMETERS + EMBEDDING + (POOLED + 1) * CLASSES: Text(
            zh="全连接层的输入里漏了文本。", en="The text is missing in the dense layer's input."
        ),
        POOLED_DENSE: Text(
            zh="这只是全连接层，还要加上卷积和 Embedding。",
            en="That is the dense layer alone; add the convolution and the embedding.",
        ),
    }
    assert_stated(submission.predict(), "pooled_total_parameters", POOLED_TOTAL, mistakes)
