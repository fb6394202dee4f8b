"""误区：以为每个卷积核对每个输入通道各给出一个输出。

Misconception: Thinks each filter gives an output for each input channel.

提示：一个卷积核把所有输入通道加在一起，只给出一个输出通道。

Hint: A filter adds up all input channels and gives one output channel.

fails: test_conv_output
"""


def predict():
    return {
        "conv_output": (222, 222, 96),
        "conv_parameters": 896,
        "image_flatten": 4_731_264,
        "embedding_parameters": 640_000,
        "fused_length": 4_737_664,
        "dense_parameters": 47_376_650,
        "total_parameters": 48_017_546,
        "weights_memory": "192.1 MB",
        "activation_memory": "1211.2 MB",
        "pooled_flatten": 1_182_816,
        "pooled_total_parameters": 12_533_066,
    }
