"""误区：用文本长度算 Embedding 的参数。

Misconception: Counts the embedding's parameters by the length of the text.

提示：参数是整张词表：每个可能出现的编号占一行。

Hint: The parameters are the whole table, a row for each id that can occur.

fails: test_embedding_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 6_400,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 15_842_186,
        "weights_memory": "63.4 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_014_026,
    }
