"""误区：以为池化把总长度减半。

Misconception: Thinks pooling halves the length.

提示：高和宽各减一半，总长是原来的四分之一。

Hint: Height and width are both halved, so a quarter remains.

fails: test_pooled_flatten
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
        "activation_memory": "403.7 MB",
        "pooled_flatten": 788_544,
        "pooled_total_parameters": 8_590_346,
    }
