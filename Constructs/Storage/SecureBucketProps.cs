using Tap.Core;
using Tap.Security;

namespace Tap.Storage;

/// <summary>Settings of a <see cref="SecureBucket"/>.</summary>
public sealed record SecureBucketProps : IConstructProps
{
    /// <summary>
    /// The bucket's name within the naming convention, such as <c>data</c>. <value>Default: the stack's name and the construct's
    /// id.</value>
    /// </summary>
    public string? Name { get; init; }

    /// <summary>The KMS key that encrypts objects. <value>Default: none, S3's own keys (AES256).</value></summary>
    public IEncryptionKey? EncryptionKey { get; init; }

    /// <summary>The lifecycle rules of objects. <value>Default: noncurrent versions expire after 90 days.</value></summary>
    public BucketLifecycle Lifecycle { get; init; } = new();

    /// <summary>
    /// What happens to the bucket when a plan would delete or replace it. <value>Default: <see cref="Deployment.DefaultRemoval"/>.</value>
    /// </summary>
    public Removal? Removal
    {
        get;
        init => field = value is { } removal ? Guard.Defined(removal, "The removal of a bucket") : null;
    }

    /// <summary>Why the bucket's data need no protection in production.</summary>
    internal string? RemovalReason { get; init; }

    /// <summary>
    /// Object Lock for new objects, which can then neither be deleted nor overwritten; existing objects are not locked. Removing it later
    /// unlocks only objects that are created afterwards. <value>Default: none.</value>
    /// </summary>
    public ObjectLock? ObjectLock { get; init; }

    /// <inheritdoc/>
    public IEnumerable<string?> Problems(Deployment deployment, string id) =>
        [InputProblems.Of(() => deployment.Names.Bucket(deployment.NameOf(id, Name))), .. Lifecycle.Problems()];
}
