namespace Tap.Core;

/// <summary>
/// How long CloudWatch Logs keeps events. The values are the days that the API accepts, so a cast to <see cref="int"/> gives them
/// (https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html).
/// </summary>
public enum LogRetention
{
    /// <summary>Events never expire; Terraform writes this as 0 days.</summary>
    Forever = 0,

    /// <summary>1 day.</summary>
    OneDay = 1,

    /// <summary>3 days.</summary>
    ThreeDays = 3,

    /// <summary>5 days.</summary>
    FiveDays = 5,

    /// <summary>7 days.</summary>
    OneWeek = 7,

    /// <summary>14 days.</summary>
    TwoWeeks = 14,

    /// <summary>30 days.</summary>
    OneMonth = 30,

    /// <summary>60 days.</summary>
    TwoMonths = 60,

    /// <summary>90 days.</summary>
    ThreeMonths = 90,

    /// <summary>120 days.</summary>
    FourMonths = 120,

    /// <summary>150 days.</summary>
    FiveMonths = 150,

    /// <summary>180 days.</summary>
    SixMonths = 180,

    /// <summary>365 days.</summary>
    OneYear = 365,

    /// <summary>400 days.</summary>
    ThirteenMonths = 400,

    /// <summary>545 days.</summary>
    EighteenMonths = 545,

    /// <summary>731 days.</summary>
    TwoYears = 731,

    /// <summary>1,096 days.</summary>
    ThreeYears = 1096,

    /// <summary>1,827 days.</summary>
    FiveYears = 1827,

    /// <summary>2,192 days.</summary>
    SixYears = 2192,

    /// <summary>2,557 days.</summary>
    SevenYears = 2557,

    /// <summary>2,922 days.</summary>
    EightYears = 2922,

    /// <summary>3,288 days.</summary>
    NineYears = 3288,

    /// <summary>3,653 days.</summary>
    TenYears = 3653,
}
