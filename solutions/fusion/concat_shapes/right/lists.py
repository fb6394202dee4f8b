"""形状写成列表，"Error" 大写。 / Shapes as lists, and "Error" with a capital."""


def predict():
    return dict(
        columns=[8, 512 + 300],
        rows="Error",
        pair=[8, 2, 512],
        clips=[8, 20 + 30, 512],
        shared="Error",
        per_frame="Error",
        weighted="Error",
        difference=[8, 8],
        outer=[8, 512, 300],
    )
