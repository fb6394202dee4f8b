"""误区：算的是输入图像的内存，不是卷积输出的。

Misconception: Counts the memory of the input images, not of the convolution's output.

提示：卷积之后是 32 个通道，不是 3 个。

Hint: After the convolution there are 32 channels, not 3.

fails: test_activation_memory
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 16_475_786,
        "weights_memory": "65.9 MB",
        "activation_memory": "38.5 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }
