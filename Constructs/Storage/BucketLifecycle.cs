using HashiCorp.Cdktf.Providers.Aws.S3BucketLifecycleConfiguration;
using HashiCorp.Cdktf.Providers.Aws.S3BucketVersioning;
using Tap.Core;

namespace Tap.Storage;

/// <summary>
/// Rules for moving and deleting objects (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-lifecycle-mgmt.html"/>).
/// Multipart uploads that are not completed within 7 days are always deleted, because they cost money and are invisible in listings.
/// </summary>
public sealed record BucketLifecycle
{
    private static readonly StorageClass[] InfrequentAccess =
        [StorageClass.StandardInfrequentAccess, StorageClass.OneZoneInfrequentAccess, StorageClass.IntelligentTiering];

    /// <summary>How long a noncurrent version is kept, in whole days. <value>Default: 90 days.</value></summary>
    public TimeSpan NoncurrentVersionExpiration
    {
        get;
        init => field = Guard.WholeDays(value, 1, maximum: null, "The expiration of a bucket's old versions");
    } = TimeSpan.FromDays(90);

    /// <summary>How long objects are kept, in whole days. <value>Default: null, they do not expire.</value></summary>
    public TimeSpan? Expiration
    {
        get;
        init => field = value is { } age ? Guard.WholeDays(age, 1, maximum: null, "The expiration of a bucket's objects") : null;
    }

    /// <summary>Transitions to other storage classes, earliest first. <value>Default: none.</value></summary>
    public IReadOnlyList<StorageTransition> Transitions { get; init; } = [];

    /// <summary>
    /// The key prefix of the objects that <see cref="Transitions"/> applies to, such as <c>images/</c>. Objects in
    /// <see cref="StorageClass.GlacierFlexibleRetrieval"/> cannot be read until they are restored, so exclude objects that are still
    /// needed. <value>Default: all objects.</value>
    /// </summary>
    public IReadOnlyList<string> TransitionPrefixes
    {
        get;
        init => field = Guard.NotEmpty(value, "The prefixes of a bucket's transitions");
    } = [""];

    /// <summary>
    /// Returns the problems for which S3 would reject the rules
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

    internal S3BucketLifecycleConfiguration Apply(SecureBucket bucket, S3BucketVersioningA versioning) =>
        new S3BucketLifecycleConfiguration(bucket, "lifecycle", new S3BucketLifecycleConfigurationConfig
        {
            Bucket = bucket.Name,
            Rule = new[] { CleanUp() }.Concat(Transitions.Count == 0 ? [] : TransitionPrefixes.Select(Move)).ToArray(),
            // S3 rejects rules about noncurrent versions before versioning is enabled.
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
