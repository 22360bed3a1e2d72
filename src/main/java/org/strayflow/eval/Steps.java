package org.strayflow.eval;

/**
 * Walks the distinct scores of a ranking from the highest down. After each {@link #next()} the counts are those of the rows that are
 * flagged when the threshold is that score: rows of equal score are always flagged together.
 */
final class Steps {
    private final float[] scores;
    private final FlagBits attackBits;
    private final FlagBits benignBits;
    private int flagged;
    private int attacks;
    private int benign;

    Steps(float[] scores, FlagBits attackBits, FlagBits benignBits) {
        this.scores = scores;
        this.attackBits = attackBits;
        this.benignBits = benignBits;
    }

    /** Goes to the next lower score; says whether there was one. */
    boolean next() {
        if (flagged == scores.length) {
            return false;
        }
        float score = scores[flagged];
        int place = flagged;
        while (place < scores.length && scores[place] == score) {
            attacks += attackBits.at(place) ? 1 : 0;
            benign += benignBits.at(place) ? 1 : 0;
            place++;
        }
        flagged = place;
        return true;
    }

    int flagged() {
        return flagged;
    }

    int attacks() {
        return attacks;
    }

    int benign() {
        return benign;
    }

    int labelled() {
        return attacks + benign;
    }
}
