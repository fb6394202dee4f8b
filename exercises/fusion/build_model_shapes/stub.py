def predict():
    """填上每个值。 / State each value.

    形状写成元组，个数写成整数，内存写成带单位的字符串，例如 "1.5 GB"。
    A shape is a tuple, a count a whole number, memory a string with a unit such as "1.5 GB".
    """
    return {
        "conv_output": None,
        "conv_parameters": None,
        "image_flatten": None,
        "embedding_parameters": None,
        "fused_length": None,
        "dense_parameters": None,
        "total_parameters": None,
        "weights_memory": None,
        "activation_memory": None,
        "pooled_flatten": None,
        "pooled_total_parameters": None,
    }
