"""误区：以为总参数量也变成四分之一。

Misconception: Thinks that all parameters become a quarter.

提示：变小的只有全连接层里图像的那部分，卷积、Embedding 和文本部分都不变。

Hint: Only the image's share of the dense layer shrinks; convolution, embedding and the text's
share stay.

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
        "pooled_total_parameters": 4_118_946,
    }
