-- DropIndex
DROP INDEX "card_state_next";

-- CreateIndex
CREATE INDEX "card_state_next" ON "card_state"("learnerId", "availableAt", "packSlug", "itemId", "lastDay");

