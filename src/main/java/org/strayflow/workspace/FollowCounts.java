package org.strayflow.workspace;

/**
 * What following a log has come to, earlier readings that were gone on with included.
 *
 * @param rows flows that were scored
 * @param flagged of them
 * @param rejected records that could not be read
 * @param passed flows that were there before and not wanted
 * @param files how many files the log was spread over, a file that was cut counted anew
 */
public record FollowCounts(long rows, long flagged, long rejected, long passed, long files) {
    /** Nothing yet. */
    public static final FollowCounts NONE = new FollowCounts(0, 0, 0, 0, 0);

    /** With more flows that were scored. */
    FollowCounts scored(long more, long flaggedOfThem, long moreRejected) {
        return new FollowCounts(rows + more, flagged + flaggedOfThem, rejected + moreRejected, passed, files);
    }

    /** With more flows that were passed over. */
    FollowCounts passedOver(long more, long moreRejected) {
        return new FollowCounts(rows, flagged, rejected + moreRejected, passed + more, files);
    }

    /** With one file more. */
    FollowCounts anotherFile() {
        return new FollowCounts(rows, flagged, rejected, passed, files + 1);
    }
}
