-- CreateIndex
CREATE INDEX "attempt_placement" ON "attempt"("learnerId", "answeredAt" DESC) WHERE (mode = 'placement');

