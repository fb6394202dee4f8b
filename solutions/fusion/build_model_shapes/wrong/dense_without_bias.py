"""误区：全连接层漏了偏置。

Misconception: Leaves out the dense layer's biases.

提示：每个类别还有一个偏置。

Hint: Each class has a bias as well.

fails: test_dense_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_880,
        "total_parameters": 16_475_776,
        "weights_memory": "65.9 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_647_626,
    }
