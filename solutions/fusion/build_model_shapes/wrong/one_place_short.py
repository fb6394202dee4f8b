"""误区：边长算成了 n − k，少了一个位置。

Misconception: Counts n − k places along a side, which is one too few.

提示：从第一个位置数到最后一个，共有 n − k + 1 个。

Hint: From the first place to the last there are n − k + 1.

fails: test_conv_output
"""


def predict():
    return {
        "conv_output": (221, 221, 32),
        "conv_parameters": 896,
        "image_flatten": 1_562_912,
        "embedding_parameters": 640_000,
        "fused_length": 1_569_312,
        "dense_parameters": 15_693_130,
        "total_parameters": 16_334_026,
        "weights_memory": "65.3 MB",
        "activation_memory": "400.1 MB",
        "pooled_flatten": 387_200,
        "pooled_total_parameters": 4_576_906,
    }
