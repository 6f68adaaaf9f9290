using HashiCorp.Cdktf.Providers.Aws.S3BucketLifecycleConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketVersioning;
using Tap.Core;

namespace Tap.Storage;

/// <summary>A move of objects to another storage class.</summary>
/// <param name="Days">How many days after an object was made.</param>
/// <param name="StorageClass">The class, as S3 spells it: <c>STANDARD_IA</c>, <c>INTELLIGENT_TIERING</c>, <c>GLACIER</c>.</param>
public sealed record StorageTransition(int Days, string StorageClass);

/// <summary>
/// When objects move and go (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html"/>). Uploads that
/// were begun and not finished within 7 days always go: they cost, and nobody sees them.
/// </summary>
public sealed record BucketLifecycle
{
    private static readonly string[] InfrequentAccess = ["STANDARD_IA", "ONEZONE_IA", "INTELLIGENT_TIERING"];

    // The classes in the order in which objects may move, with the days before which S3 moves nothing there.
    private static readonly Dictionary<string, int> StorageClasses = new()
    {
        ["STANDARD_IA"] = 30, ["INTELLIGENT_TIERING"] = 0, ["ONEZONE_IA"] = 30, ["GLACIER_IR"] = 0, ["GLACIER"] = 0, ["DEEP_ARCHIVE"] = 0,
    };

    /// <summary>Days after which a version goes that a newer one has replaced. <value>Default: 90.</value></summary>
    public int NoncurrentVersionDays
    {
        get;
        init => field = Guard.InRange(value, 1, int.MaxValue, "The days that old versions are kept", "days");
    } = 90;

    /// <summary>Days after which objects go. <value>Default: null, never.</value></summary>
    public int? ExpirationDays
    {
        get;
        init => field = value is { } days ? Guard.InRange(days, 1, int.MaxValue, "The days that objects are kept", "days") : null;
    }

    /// <summary>Moves to other storage classes, earliest first. <value>Default: none.</value></summary>
    public IReadOnlyList<StorageTransition> Transitions { get; init; } = [];

    /// <summary>
    /// What the keys of the objects begin with that move: <c>images/</c>. Objects in <c>GLACIER</c> cannot be read until they are restored,
    /// so leave out what is still needed. <value>Default: all objects.</value>
    /// </summary>
    public IReadOnlyList<string> TransitionPrefixes
    {
        get;
        init => field = Guard.NotEmpty(value, "The prefixes of a bucket's transitions");
    } = [""];

    /// <summary>
    /// What S3 would refuse
    /// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/lifecycle-transition-general-considerations.html"/>).
    /// </summary>
    internal IEnumerable<string?> Problems()
    {
        foreach (var move in Transitions)
        {
            yield return StorageClasses.TryGetValue(move.StorageClass, out var earliest)
                ? move.Days < earliest
                    ? $"a move to {move.StorageClass} comes after {earliest} days at the earliest, but was to come after {move.Days}"
                    : null
                : $"there is no storage class '{move.StorageClass}' to move to: take one of {string.Join(", ", StorageClasses.Keys)}";
        }

        foreach (var (earlier, later) in Transitions.Zip(Transitions.Skip(1)))
        {
            var apart = InfrequentAccess.Contains(earlier.StorageClass) ? 30 : 1;
            if (later.Days < earlier.Days + apart)
                yield return $"the move to {later.StorageClass} after {later.Days} days must come {apart} day(s) or more after the one to "
                    + $"{earlier.StorageClass} after {earlier.Days}: name moves earliest first, that far apart";
        }

        if (Transitions.Count > 0 && ExpirationDays is { } days && days <= Transitions.Max(move => move.Days))
            yield return $"objects go after {days} days, before their last move: let them go later than day "
                + $"{Transitions.Max(move => move.Days)}, or leave that move out";
    }

    internal void Apply(SecureBucket bucket, S3BucketVersioningA versioning) =>
        _ = new S3BucketLifecycleConfiguration(bucket, "lifecycle", new S3BucketLifecycleConfigurationConfig
        {
            Bucket = bucket.Name,
            Rule = new[] { CleanUp() }.Concat(Transitions.Count == 0 ? [] : TransitionPrefixes.Select(Move)).ToArray(),
            // Rules about old versions are refused before versioning is on.
            DependsOn = new ITerraformDependable[] { versioning },
        });

    private S3BucketLifecycleConfigurationRule CleanUp() => new()
    {
        Id = "all",
        Status = "Enabled",
        Filter = new[] { new S3BucketLifecycleConfigurationRuleFilter { Prefix = "" } },
        AbortIncompleteMultipartUpload = new[]
        {
            new S3BucketLifecycleConfigurationRuleAbortIncompleteMultipartUpload { DaysAfterInitiation = 7 },
        },
        NoncurrentVersionExpiration = new[]
        {
            new S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration { NoncurrentDays = NoncurrentVersionDays },
        },
        Expiration = ExpirationDays is { } days ? new[] { new S3BucketLifecycleConfigurationRuleExpiration { Days = days } } : null,
    };

    private S3BucketLifecycleConfigurationRule Move(string prefix) => new()
    {
        Id = prefix.Length == 0 ? "transitions" : $"transitions-{prefix.TrimEnd('/')}",
        Status = "Enabled",
        Filter = new[] { new S3BucketLifecycleConfigurationRuleFilter { Prefix = prefix } },
        Transition = Transitions.Select(
            move => new S3BucketLifecycleConfigurationRuleTransition { Days = move.Days, StorageClass = move.StorageClass }).ToArray(),
    };
}
