-- CreateEnum
CREATE TYPE "report_reason" AS ENUM ('wrongKey', 'unclear', 'translation', 'display', 'other');

-- CreateEnum
CREATE TYPE "report_status" AS ENUM ('open', 'resolved');

-- CreateTable
CREATE TABLE "item_report" (
    "id" UUID NOT NULL,
    "learnerId" UUID NOT NULL,
    "attemptId" UUID NOT NULL,
    "packSlug" TEXT NOT NULL,
    "packVersionId" UUID NOT NULL,
    "itemId" TEXT NOT NULL,
    "seed" TEXT NOT NULL,
    "reason" "report_reason" NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "reportedAt" TIMESTAMPTZ(3) NOT NULL,
    "status" "report_status" NOT NULL DEFAULT 'open',
    "note" TEXT,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "item_report_pkey" PRIMARY KEY ("learnerId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "item_report_id_key" ON "item_report"("id");

-- CreateIndex
CREATE INDEX "item_report_learnerId_attemptId_idx" ON "item_report"("learnerId", "attemptId");

-- CreateIndex
CREATE INDEX "item_report_status_reportedAt_idx" ON "item_report"("status", "reportedAt");

-- AddForeignKey
ALTER TABLE "item_report" ADD CONSTRAINT "item_report_learnerId_attemptId_fkey" FOREIGN KEY ("learnerId", "attemptId") REFERENCES "attempt"("learnerId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

