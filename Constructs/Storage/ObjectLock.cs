using System.Globalization;
using Tap.Core;

namespace Tap.Storage;

/// <summary>
/// Whom S3 Object Lock keeps from deleting objects
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lock.html#object-lock-retention-modes"/>).
/// </summary>
public enum ObjectLockMode
{
    /// <summary>All but those who have <c>s3:BypassGovernanceRetention</c>, as administrators do.</summary>
    Governance,

    /// <summary>Everybody, the account's root user included, until the time has passed.</summary>
    Compliance,
}

/// <summary>How long each new object of a bucket can neither be deleted nor overwritten.</summary>
/// <param name="Mode">Whom it keeps from it.</param>
/// <param name="Retention">For how long: 1 to 36,500 whole days.</param>
public sealed record ObjectLock(ObjectLockMode Mode, TimeSpan Retention)
{
    private const int MaximumDays = 36_500;

    /// <summary>Whom it keeps from it.</summary>
    public ObjectLockMode Mode { get; init => field = Checked(value); } = Checked(Mode);

    /// <summary>For how long: 1 to 36,500 whole days.</summary>
    public TimeSpan Retention { get; init => field = Checked(value); } = Checked(Retention);

    /// <summary>Reads one as settings write it: <c>governance:365</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The lock.</returns>
    /// <exception cref="FormatException">It is none; the message says what is wrong.</exception>
    public static ObjectLock Parse(string text) =>
        text.Split(':') is not [var mode, var days] ? throw new FormatException("It does not have the form mode:days.")
        : !Enum.GetNames<ObjectLockMode>().Contains(mode, StringComparer.OrdinalIgnoreCase)
        ? throw new FormatException($"'{mode}' is no mode.")
        : !int.TryParse(days, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number is < 1 or > MaximumDays
            ? throw new FormatException($"'{days}' is no number of days from 1 to {MaximumDays}.")
        : new ObjectLock(Enum.Parse<ObjectLockMode>(mode, ignoreCase: true), TimeSpan.FromDays(number));

    /// <summary>The lock as settings write it: <c>governance:365</c>.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Mode.ToString().ToLowerInvariant()}:{Retention.Days}");

    private static ObjectLockMode Checked(ObjectLockMode mode) => Guard.Defined(mode, "The mode of an object lock");

    private static TimeSpan Checked(TimeSpan retention) => Guard.WholeDays(retention, 1, MaximumDays, "The retention of locked objects");
}
