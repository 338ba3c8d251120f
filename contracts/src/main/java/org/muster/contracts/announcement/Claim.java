package org.muster.contracts.announcement;

/// Who said what about a force: everything but the three announcements about announcements.
public sealed interface Claim extends Announcement
    permits WithdrawalAnnounced,
        SuspensionAnnounced,
        IncidentReported,
        ActivityResumed,
        DeploymentAnnounced,
        StrengthReported,
        DepartureReported,
        PositionStated,
        MandateDecided,
        ReviewScheduled,
        RotationSuspended,
        RotationResumed,
        AccessRestricted,
        AccessRestored,
        PersonnelDetained,
        PersonnelReleased,
        CasualtyTotalReported,
        ContextNoted {

  Subject subject();
}
