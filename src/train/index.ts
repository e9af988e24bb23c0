export { chooseQuestions, type Question, Questionnaire, type QuestionOptions } from './choose-questions'
export { type LabelTraining, trainWithLabels } from './train-with-labels'
