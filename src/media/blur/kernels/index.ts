export { sigmoid } from "./activation";
export { conv1x1, conv3x3, scaleWeights } from "./conv";
export { fullyConnected, mean, multiplyAdd } from "./dense";
export { depthwise } from "./depthwise";
export { resize2x, transposeConv } from "./enlarge";
