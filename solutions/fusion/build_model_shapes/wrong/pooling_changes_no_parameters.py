"""误区：池化没有参数，就以为总数不变。

Misconception: Pooling has no parameters, so the total is thought to stay.

提示：池化让全连接层的输入变短，全连接层的参数随之减少。

Hint: Pooling shortens the dense layer's input, and its parameters go with it.

fails: test_pooled_total_parameters
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
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 16_475_786,
    }
