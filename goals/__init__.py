"""Goals through the chain: effect chains, indicators, boards. Open to everyone in the house."""
