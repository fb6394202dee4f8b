"""误区：展平时漏乘了通道数。

Misconception: Leaves the channels out of the flattened length.

提示：Flatten 把高、宽、通道三个轴都乘起来。

Hint: Flatten multiplies height, width and channels.

fails: test_image_flatten
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 49_284,
        "embedding_parameters": 640_000,
        "fused_length": 55_684,
        "dense_parameters": 556_850,
        "total_parameters": 1_197_746,
        "weights_memory": "4.8 MB",
        "activation_memory": "12.6 MB",
        "pooled_flatten": 12_321,
        "pooled_total_parameters": 828_116,
    }
