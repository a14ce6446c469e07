-- DropIndex
DROP INDEX "attempt_learnerId_packSlug_itemId_answeredAt_idx";

-- CreateIndex
CREATE INDEX "attempt_log" ON "attempt"("learnerId", "packSlug", "itemId", "answeredAt", "id", "localDay", "verdict", "slipId", "grade", "guess", "retention");

