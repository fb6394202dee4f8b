"""误区：给 Embedding 也算了偏置。

Misconception: Gives Embedding a bias, too.

提示：Embedding 只是查表，没有偏置。

Hint: Embedding looks up rows and has no bias.

fails: test_embedding_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_064,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 16_475_850,
        "weights_memory": "65.9 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_690,
    }
