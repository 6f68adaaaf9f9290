namespace Tap.Monitoring;

/// <summary>
/// An SNS topic that alarms notify: an <see cref="AlarmTopic"/>, or an imported one (<see cref="AlarmTopic.FromArn"/>). It must allow
/// CloudWatch to publish and, when it is encrypted, to use its key
/// (<see href="https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html#compatibility-with-aws-services"/>).
/// </summary>
public interface IAlarmTopic
{
    /// <summary>The topic's ARN.</summary>
    string Arn { get; }
}
