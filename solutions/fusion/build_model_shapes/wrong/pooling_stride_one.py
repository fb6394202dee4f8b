"""误区：池化按步长 1 算。

Misconception: Pools with stride 1.

提示：步长是 2，窗口互不重叠。

Hint: The stride is 2: windows don't overlap.

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
        "pooled_flatten": 1_562_912,
        "pooled_total_parameters": 16_334_026,
    }
