namespace Tap.Security;

/// <summary>
/// A KMS key: an <see cref="EncryptionKey"/>, or an imported one (<see cref="EncryptionKey.FromArn"/>), whose key policy is not managed
/// here. A construct that must add AWS services to the key policy, such as an alarm topic, takes an <see cref="EncryptionKey"/>.
/// </summary>
public interface IEncryptionKey
{
    /// <summary>The key's ARN.</summary>
    string Arn { get; }

    /// <summary>
    /// Allows a grantee to use the key: <c>kms:Decrypt</c> and <c>kms:GenerateDataKey</c>, which reading and writing S3 objects, table
    /// items, queue messages and environment variables under the key needs. Granting it again changes nothing.
    /// </summary>
    /// <param name="grantee">The role, or a construct that runs as one.</param>
    void GrantUse(IGrantee grantee);

    /// <summary>
    /// Allows principals of the account to encrypt resources of an AWS service under the key, where their own policies allow it, too.
    /// Tables and functions call this method themselves. It changes nothing for an imported key.
    /// </summary>
    /// <param name="service">The service, such as <c>dynamodb</c>.</param>
    void GrantDeploymentThrough(string service);
}
