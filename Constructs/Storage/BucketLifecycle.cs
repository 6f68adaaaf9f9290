using HashiCorp.Cdktf.Providers.Aws.S3BucketLifecycleConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketVersioning;
using Tap.Core;

namespace Tap.Storage;

/// <summary>
/// When objects move and go (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html"/>). Uploads that
/// were begun and not finished within 7 days always go: they cost, and nobody sees them.
/// </summary>
public sealed record BucketLifecycle
{
    private static readonly StorageClass[] InfrequentAccess =
        [StorageClass.StandardInfrequentAccess, StorageClass.OneZoneInfrequentAccess, StorageClass.IntelligentTiering];

    /// <summary>
    /// When a version goes that a newer one has replaced, after whole days. <value>Default: 90 days.</value>
    /// </summary>
    public TimeSpan NoncurrentVersionExpiration
    {
        get;
        init => field = Guard.WholeDays(value, 1, maximum: null, "The expiration of a bucket's old versions");
    } = TimeSpan.FromDays(90);

    /// <summary>When objects go, after whole days. <value>Default: null, never.</value></summary>
    public TimeSpan? Expiration
    {
        get;
        init => field = value is { } age ? Guard.WholeDays(age, 1, maximum: null, "The expiration of a bucket's objects") : null;
    }

    /// <summary>Moves to other storage classes, earliest first. <value>Default: none.</value></summary>
    public IReadOnlyList<StorageTransition> Transitions { get; init; } = [];

    /// <summary>
    /// What the keys of the objects begin with that move: <c>images/</c>. Objects in
    /// <see cref="StorageClass.GlacierFlexibleRetrieval"/> cannot be read until they are restored, so leave out what is still
    /// needed. <value>Default: all objects.</value>
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
        foreach (var move in Transitions.Where(move => move.After < move.StorageClass.EarliestMove))
            yield return $"a move to {move.StorageClass} comes after {move.StorageClass.EarliestMove.Days} days at the earliest, "
                + $"but was to come after {move.After.Days}";

        foreach (var (earlier, later) in Transitions.Zip(Transitions.Skip(1)))
        {
            var apart = TimeSpan.FromDays(InfrequentAccess.Contains(earlier.StorageClass) ? 30 : 1);
            if (later.After < earlier.After + apart)
                yield return $"the move to {later.StorageClass} after {later.After.Days} days must come {apart.Days} day(s) or more after "
                    + $"the one to {earlier.StorageClass} after {earlier.After.Days}: name moves earliest first, that far apart";
        }

        if (Transitions.Count > 0 && Transitions.Max(move => move.After) is var last && Expiration <= last)
            yield return $"objects go after {Expiration?.Days} days, before their last move: let them go later than day {last.Days}, "
                + "or leave that move out";
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
            new S3BucketLifecycleConfigurationRuleNoncurrentVersionExpiration { NoncurrentDays = NoncurrentVersionExpiration.Days },
        },
        Expiration = Expiration is { } age ? new[] { new S3BucketLifecycleConfigurationRuleExpiration { Days = age.Days } } : null,
    };

    private S3BucketLifecycleConfigurationRule Move(string prefix) => new()
    {
        Id = prefix.Length == 0 ? "transitions" : $"transitions-{prefix.TrimEnd('/')}",
        Status = "Enabled",
        Filter = new[] { new S3BucketLifecycleConfigurationRuleFilter { Prefix = prefix } },
        Transition = Transitions.Select(move => new S3BucketLifecycleConfigurationRuleTransition
        {
            Days = move.After.Days,
            StorageClass = move.StorageClass.Identifier,
        }).ToArray(),
    };
}
