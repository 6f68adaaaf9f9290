using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>Settings of an <see cref="AccessLogBucket"/>.</summary>
public sealed record AccessLogBucketProps : IConstructProps
{
    /// <summary>The bucket's name within the naming convention. <value>Default: the stack's name and the construct's id.</value></summary>
    public string? Name { get; init; }

    /// <summary>How long log records are kept, in whole days. <value>Default: 365 days.</value></summary>
    public TimeSpan Expiration
    {
        get;
        init => field = Guard.WholeDays(value, 1, maximum: null, "The expiration of access logs");
    } = TimeSpan.FromDays(365);

    /// <summary>
    /// What happens to the bucket when a plan would delete or replace it. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of an access-log bucket") : null;
    }

    internal SecureBucketProps BucketIn(Deployment deployment, string id) => new()
    {
        Name = deployment.NameOf(id, Name),
        Lifecycle = new BucketLifecycle { Expiration = Expiration },
        Removal = Removal,
    };

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) => BucketIn(deployment, id).Problems(deployment, id);
}

/// <summary>
/// A bucket that receives the S3 server access logs of the project's buckets in the account
/// (<see href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html"/>). It is encrypted under S3's own
/// keys, the only ones that S3 can deliver logs under. It does not log access to itself, because each delivery would cause another.
/// </summary>
public sealed class AccessLogBucket : TapConstruct
{
    /// <summary>Creates the bucket and allows S3 to write to it.</summary>
    /// <param name="scope">The parent in the construct tree.</param>
    /// <param name="id">The id, unique in its scope.</param>
    /// <param name="props">The bucket's settings. <value>Default: all defaults.</value></param>
    /// <exception cref="InputException">S3 would reject the name.</exception>
    public AccessLogBucket(Construct scope, string id, AccessLogBucketProps? props = null)
        : base(scope, id, props ??= new())
    {
        Bucket = new SecureBucket(this, "bucket", props.BucketIn(Deployment, id));
        Bucket.AddToPolicy(new PolicyStatement
        {
            Sid = "DeliverAccessLogs",
            Principals = [Principal.Service("logging.s3.amazonaws.com")],
            Actions = ["s3:PutObject"],
            Resources = [$"{Bucket.Arn}/*"],
            Conditions = Condition.OnBehalfOf(Deployment.AccountId, $"arn:{Deployment.Partition}:s3:::{Deployment.Settings.Project}-*"),
        });
    }

    /// <summary>The bucket.</summary>
    public SecureBucket Bucket { get; }
}
