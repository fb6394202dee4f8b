"""误区：没算输入通道，把卷积核当成了二维的。

Misconception: Leaves out the input channels, as if a kernel were flat.

提示：每个卷积核是高 × 宽 × 输入通道数。

Hint: A kernel is as deep as its input has channels.

fails: test_conv_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 320,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 16_475_210,
        "weights_memory": "65.9 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_050,
    }
