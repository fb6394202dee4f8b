"""误区：给每个卷积核的每个输入通道都算了一个偏置。

Misconception: Counts a bias for each input channel of each filter.

提示：各通道的结果加在一起之后，才加一个偏置。

Hint: A single bias is added once the channels are added up.

fails: test_conv_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 960,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 16_475_850,
        "weights_memory": "65.9 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_690,
    }
