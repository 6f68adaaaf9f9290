namespace Tap.Security;

/// <summary>A key that somebody else made, whose policy is theirs.</summary>
internal sealed class ImportedEncryptionKey(Construct scope, string id, string arn) : TapConstruct(scope, id), IEncryptionKey
{
    public string Arn { get; } = arn;

    public void GrantUse(IGrantee grantee) =>
        new Grant { Resource = ConstructId, Actions = EncryptionKey.Use, Arns = [Arn] }.To(grantee);

    public void GrantDeploymentThrough(string service)
    {
        // Up to the key's owner, as documented.
    }
}
