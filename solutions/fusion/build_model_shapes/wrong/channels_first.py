"""误区：把通道写在了最前面。

Misconception: Puts the channels first.

提示：Keras 默认的顺序是高、宽、通道。

Hint: In Keras the order is height, width, channels.

fails: test_conv_output
"""


def predict():
    return {
        "conv_output": (32, 222, 222),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 16_475_786,
        "weights_memory": "65.9 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }
