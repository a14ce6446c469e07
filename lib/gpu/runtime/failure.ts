/** Why a kernel gave no result. None of these is a verdict on anybody's answer. */
export type GpuFailure = {
  failed:
    | 'noAdapter'
    | 'noDevice'
    /** The device went away, and so did the second one. */
    | 'deviceLost'
    /** The kernel was refused or the memory was: a bug here or a machine with little to give. */
    | 'refused'
    /** Somebody asked for an end. */
    | 'cancelled';
  /** For the log; not shown to learners. */
  detail: string;
};

export const isFailure = (value: object): value is GpuFailure => 'failed' in value;
