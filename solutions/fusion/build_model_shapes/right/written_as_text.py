"""数字写成带逗号的文字，形状写成列表。 / Numbers as text with commas, the shape as a list."""


def predict():
    return dict(
        conv_output=[222, 222, 32],
        conv_parameters="896",
        image_flatten="1,577,088",
        embedding_parameters="640,000",
        fused_length="1,583,488",
        dense_parameters="15,834,890",
        total_parameters="16,475,786",
        weights_memory="62.85 MiB",
        activation_memory="385 MiB",
        pooled_flatten="394,272",
        pooled_total_parameters="4,647,626",
    )
