using System.Globalization;
using Tap.Core;

namespace Tap.Storage;

/// <summary>
/// The mode of S3 Object Lock, which decides who may still delete locked objects
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes"/>).
/// </summary>
public enum ObjectLockMode
{
    /// <summary>Only principals with <c>s3:BypassGovernanceRetention</c>, such as administrators.</summary>
    Governance,

    /// <summary>Nobody, including the account's root user, until the retention period ends.</summary>
    Compliance,
}

/// <summary>Object Lock for new objects of a bucket, which can neither be deleted nor overwritten during the retention period.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Retention">The retention period, 1 to 36,500 whole days.</param>
public sealed record ObjectLock(ObjectLockMode Mode, TimeSpan Retention)
{
    private const int MaximumDays = 36_500;

    /// <summary>The mode.</summary>
    public ObjectLockMode Mode { get; init => field = Checked(value); } = Checked(Mode);

    /// <summary>The retention period, 1 to 36,500 whole days.</summary>
    public TimeSpan Retention { get; init => field = Checked(value); } = Checked(Retention);

    /// <summary>Parses a lock as settings write it: <c>governance:365</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="FormatException">The text is no lock; the message says what is wrong.</exception>
    public static ObjectLock Parse(string text) =>
        text.Split(':') is not [var mode, var days] ? throw new FormatException("It does not have the form mode:days.")
        : !Enum.GetNames<ObjectLockMode>().Contains(mode, StringComparer.OrdinalIgnoreCase)
        ? throw new FormatException($"'{mode}' is no mode.")
        : !int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MaximumDays
            ? throw new FormatException($"'{days}' is no number of days from 1 to {MaximumDays}.")
        : new ObjectLock(Enum.Parse<ObjectLockMode>(mode, ignoreCase: true), TimeSpan.FromDays(number));

    /// <summary>Returns the lock as settings write it: <c>governance:365</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mode.ToString().ToLowerInvariant()}:{Retention.Days}");

    private static ObjectLockMode Checked(ObjectLockMode mode) => Guard.Defined(mode, "The mode of an object lock");

    private static TimeSpan Checked(TimeSpan retention) => Guard.WholeDays(retention, 1, MaximumDays, "The retention of locked objects");
}
