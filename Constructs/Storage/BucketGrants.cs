using Tap.Security;

namespace Tap.Storage;

/// <summary>The grants of buckets, both created here and imported.</summary>
/// <param name="Resource">The construct id of the bucket.</param>
/// <param name="Arn">The bucket's ARN.</param>
/// <param name="Key">The bucket's key; null when it has none.</param>
internal sealed record BucketGrants(string Resource, string Arn, IEncryptionKey? Key)
{
    /// <inheritdoc cref="IBucket.GrantObjects"/>
    public void Objects(IGrantee grantee, string keys, IReadOnlyList<string> actions) =>
        new Grant { Resource = Resource, Part = keys, Actions = actions, Arns = [$"{Arn}/{keys}"], EncryptionKey = Key }.To(grantee);

    /// <inheritdoc cref="IBucket.GrantList"/>
    public void List(IGrantee grantee) => new Grant { Resource = Resource, Actions = ["s3:ListBucket"], Arns = [Arn] }.To(grantee);
}
