"""mmdojo: grades practice exercises for multimodal machine-learning interviews."""

__version__ = "0.1.0"
