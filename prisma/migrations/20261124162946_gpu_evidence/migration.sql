-- CreateEnum
CREATE TYPE "gpu_evidence_kind" AS ENUM ('exact', 'agrees', 'statistical', 'tie', 'disagrees', 'notChecked');

-- CreateTable
CREATE TABLE "gpu_evidence" (
    "learnerId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "kind" "gpu_evidence_kind" NOT NULL,
    "reason" TEXT,
    "maxDelta" DOUBLE PRECISION,
    "bound" DOUBLE PRECISION,
    "elements" INTEGER,
    "gpuValue" DOUBLE PRECISION,
    "learnerDelta" DOUBLE PRECISION,
    "adapter" TEXT,
    "milliseconds" DOUBLE PRECISION,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "gpu_evidence_pkey" PRIMARY KEY ("learnerId","attemptId")
);

-- CreateIndex
CREATE INDEX "gpu_evidence_kind_reportedAt_idx" ON "gpu_evidence"("kind", "reportedAt");

-- AddForeignKey
ALTER TABLE "gpu_evidence" ADD CONSTRAINT "gpu_evidence_learnerId_attemptId_fkey" FOREIGN KEY ("learnerId", "attemptId") REFERENCES "attempt"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

