"""先加边界再替换，占位符避免换两次。 / Replacement between borders, with a placeholder."""

import numpy as np


def augment_pair(image, tokens, op, amount=0):
    if op == "flip":
        text = "\n\n".join(f"<{word}>" for word in tokens)
        for a, b in [("left", "right"), ("Left", "Right"), ("左", "右"), ("左边", "右边")]:
            text = (
                text.replace(f"<{a}>", "<\0>").replace(f"<{b}>", f"<{a}>").replace("<\0>", f"<{b}>")
            )
        words = [word[1:-1] for word in text.split("\n\n")] if tokens else []
        return np.ascontiguousarray(image.transpose(1, 0, 2)[::-1].transpose(1, 0, 2)), words
    if op != "brightness":
        raise ValueError(op)
    wide = image.astype(np.int16) + amount
    wide[wide < 0] = 0
    wide[wide > 255] = 255
    return wide.astype(np.uint8), [*tokens]
