"""误区：每个参数按 8 字节算。

Misconception: Takes 8 bytes for a parameter.

提示：float32 是 32 位，也就是 4 字节。

Hint: float32 has 32 bits, which is 4 bytes.

fails: test_weights_memory
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
        "weights_memory": "131.8 MB",
        "activation_memory": "807.5 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }
