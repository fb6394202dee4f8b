"""误区：以为文本展平后是 64 维，那是取平均的结果。

Misconception: Takes the flattened text for 64 numbers, which a mean would give.

提示：Flatten 把 100 个词元的向量都留着，一个接一个排开。

Hint: Flatten keeps the vectors of all 100 tokens, one after the other.

fails: test_fused_length
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_577_152,
        "dense_parameters": 15_771_530,
        "total_parameters": 16_412_426,
        "weights_memory": "65.6 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_584_266,
    }
