def predict():
    return {
        "columns": (8, 812),
        "rows": "error",
        "pair": (8, 2, 512),
        "clips": (8, 50, 512),
        "shared": "error",
        "per_frame": "error",
        "weighted": "error",
        "difference": (8, 8),
        "outer": (8, 512, 300),
    }
