"""误区：给每个输入算了一个偏置，而不是每个输出一个。

Misconception: Counts a bias for each input of the dense layer, not for each output.

提示：偏置加在输出上：有几个类别就有几个。

Hint: Biases are added to outputs: there are as many as classes.

fails: test_dense_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 17_418_368,
        "total_parameters": 18_059_264,
        "weights_memory": "72.2 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }
