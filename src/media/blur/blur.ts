/**
 * How the hiding of the background fares. `starting`: the whole picture is blurred until the network is there; `person`: as
 * it should be; `everything`: the whole picture is blurred for longer, because the network is missing or the machine too
 * slow; `stopped`: no picture is sent, the blur is being started again.
 */
export type BlurState = "off" | "starting" | "person" | "everything" | "stopped";
