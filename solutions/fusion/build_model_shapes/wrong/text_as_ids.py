"""误区：拼接时把文本当成 100 个编号。

Misconception: Concatenates the text as 100 ids.

提示：经过 Embedding，每个编号都变成了 64 维向量。

Hint: After the embedding each id is a vector of 64.

fails: test_fused_length
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_577_188,
        "dense_parameters": 15_771_890,
        "total_parameters": 16_412_786,
        "weights_memory": "65.7 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_584_626,
    }
