using Tap.Security;

namespace Tap.Storage;

/// <summary>An imported bucket.</summary>
internal sealed class ImportedBucket : TapConstruct, IBucket
{
    private readonly BucketGrants grants;

    public ImportedBucket(Construct scope, string id, string name, IEncryptionKey? key)
        : base(scope, id)
    {
        Name = name;
        Arn = $"arn:{Deployment.Partition}:s3:::{name}";
        grants = new(id, Arn, key);
    }

    public string Name { get; }

    public string Arn { get; }

    public ITerraformDependable? Configured => null;

    public void GrantObjects(IGrantee grantee, string keys, params IReadOnlyList<string> actions) => grants.Objects(grantee, keys, actions);

    public void GrantList(IGrantee grantee) => grants.List(grantee);
}
