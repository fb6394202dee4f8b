"""误区：算总数时漏了 Embedding。

Misconception: Forgets the embedding in the total.

提示：词表也是可训练的参数，要加进来。

Hint: Its table is trainable, so it counts.

fails: test_total_parameters
"""


def predict():
    return {
        "conv_output": (222, 222, 32),
        "conv_parameters": 896,
        "image_flatten": 1_577_088,
        "embedding_parameters": 640_000,
        "fused_length": 1_583_488,
        "dense_parameters": 15_834_890,
        "total_parameters": 15_835_786,
        "weights_memory": "63.3 MB",
        "activation_memory": "403.7 MB",
        "pooled_flatten": 394_272,
        "pooled_total_parameters": 4_007_626,
    }
